"""Mail (邮件): what arrives becomes a case or a part of one, or is kept with the reason why not."""
