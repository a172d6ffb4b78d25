"""MiniWoB++ in a real browser: seen through screenshots, worked with a real mouse and real keys."""
