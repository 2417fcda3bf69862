from core.language import N_, Word


class ContactKind(Word):
    PHONE = "phone", N_("Phone")
    MAIL = "mail", N_("Mail")
    CHAT = "chat", N_("Chat name")
    ADDRESS = "address", N_("Address")
