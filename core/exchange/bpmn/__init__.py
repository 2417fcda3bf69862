"""BPMN 2.0: our documents as other modellers read them, and what can be understood of theirs."""
