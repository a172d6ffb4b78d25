"""Places in real applications to be pointed at, as the applications themselves tell where they are."""
