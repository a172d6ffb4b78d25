"""Sentences to be done in real applications, judged by what is so afterwards."""
