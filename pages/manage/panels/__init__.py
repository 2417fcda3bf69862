"""What opens beside a list of the manage section, or stands below its headings."""
