"""What is known of a case, whatever step it was found out in; and the visits that it made."""
