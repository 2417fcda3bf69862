"""Mail on the wire: one mailbox read by IMAP, one server to send by; each mail in a transaction of its own."""
