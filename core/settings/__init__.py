"""Settings (设置): what a desk decides for itself, as typed and versioned rows."""
