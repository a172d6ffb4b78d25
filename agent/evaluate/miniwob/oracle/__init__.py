"""What reads a page through DevTools and works it by mouse and keys: the harness's own upper bound."""
