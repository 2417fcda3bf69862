"""Links for people without an account (私密链接): unguessable, copied again at will, ended by a newer one."""
