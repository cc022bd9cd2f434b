package io.daybook.web;

/** Parts of the paths of endpoints. */
public final class Paths {

  public static final String API = "/api";

  private static final String UUID_FORM =
      "[0-9a-fA-F]{8}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{12}";

  /** A path variable {@code id}, a UUID in any form: anything else is another path. */
  public static final String ID = "{id:" + UUID_FORM + "}";

  /** A second one, {@code scheduleId}. */
  public static final String SCHEDULE_ID = "{scheduleId:" + UUID_FORM + "}";

  /** The websockets. */
  public static final String EVENTS_IN = API + "/events/in";

  public static final String EVENTS_OUT = API + "/events/out";
  public static final String LOGS_OUT = API + "/logs/out";

  private Paths() {}
}
