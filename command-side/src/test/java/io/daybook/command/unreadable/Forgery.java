package io.daybook.command.unreadable;

/** An event that this version can't read, after everything else that an aggregate has. */
enum Forgery {
  /** Of a newer version, which knows more kinds of events. */
  UNKNOWN_NAME("%sSealed", 1, "{\"seal\":7}"),
  /** Of a newer version, which writes it in another form. */
  NEWER_REVISION("%sDeleted", 2, "{}"),
  /** Of nobody who should have. */
  NOT_OF_ITS_SHAPE("%sCreated", 1, "{\"name\":[1]}");

  private final String name;
  private final int revision;
  private final String payload;

  Forgery(String name, int revision, String payload) {
    this.name = name;
    this.revision = revision;
    this.payload = payload;
  }

  String name(String aggregateType) {
    return name.formatted(aggregateType);
  }

  int revision() {
    return revision;
  }

  String payload() {
    return payload;
  }
}
