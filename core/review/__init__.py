"""Review (审批): what is said of a draft, who holds its roles, and on which day it comes into force."""
