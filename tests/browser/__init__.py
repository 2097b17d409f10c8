"""What people see in a browser, tried in Debian's Chromium."""
