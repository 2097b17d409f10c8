"""What assistants ask of argmap: `answers` as plain data, `mcp_server` to serve them."""
