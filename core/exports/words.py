from core.language import N_, Word


class ExportKind(Word):
    """What left the desk."""

    CASES = "cases", N_("Cases")
    FIGURES = "figures", N_("Figures")
    DEADLINES = "deadlines", N_("Deadlines")
    STEPS = "steps", N_("Steps with their figures")
    ROTA = "rota", N_("Rota")


class Format(Word):
    CSV = "csv", N_("CSV")
    XLSX = "xlsx", N_("Excel")
    ICS = "ics", N_("iCalendar")

    @property
    def media_type(self) -> str:
        return MEDIA_TYPES[self]


MEDIA_TYPES = {
    Format.CSV: "text/csv",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.ICS: "text/calendar",
}
OF_TABLES = Format.CSV, Format.XLSX
