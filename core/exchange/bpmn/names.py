"""The words of BPMN 2.0 that we write and read."""

MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL"
DI = "http://www.omg.org/spec/BPMN/20100524/DI"
DC = "http://www.omg.org/spec/DD/20100524/DC"
DD = "http://www.omg.org/spec/DD/20100524/DI"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
OURS = "urn:aftercare:process-document:1"
GUARDS = "urn:aftercare:conditions:1"  # the language of our conditions, as BPMN names such languages
CHOICE = "urn:aftercare:choice:1"  # what stands where a person is free to choose
EXPORTER = "Aftercare"
