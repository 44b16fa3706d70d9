/// Where Quire keeps things, after the XDG base directory specification. Nothing is made here.
public struct Places: Hashable, Sendable {
  /// Settings and keys.
  public let config: String
  /// Marks, notes and fetched digests.
  public let data: String
  /// Session, history, log.
  public let state: String
  /// What can be made again.
  public let cache: String

  /// From the environment. `QUIRE_HOME` replaces all four; relative values are ignored, as the
  /// specification says.
  public init(environment: [String: String]) {
    func absolute(_ name: String) -> String? {
      environment[name].flatMap { $0.hasPrefix("/") ? $0 : nil }
    }
    if let home = absolute("QUIRE_HOME") {
      (config, data) = (home + "/config", home + "/data")
      (state, cache) = (home + "/state", home + "/cache")
      return
    }
    let home = absolute("HOME") ?? "/"
    let base = home == "/" ? "" : home
    config = (absolute("XDG_CONFIG_HOME") ?? base + "/.config") + "/quire"
    data = (absolute("XDG_DATA_HOME") ?? base + "/.local/share") + "/quire"
    state = (absolute("XDG_STATE_HOME") ?? base + "/.local/state") + "/quire"
    cache = (absolute("XDG_CACHE_HOME") ?? base + "/.cache") + "/quire"
  }

  /// The settings file.
  public var settings: String { config + "/config.toml" }
  /// The reader's own keys.
  public var keys: String { config + "/keys" }
  /// The reader's own themes: a folder.
  public var themes: String { config + "/themes" }
  /// The saved views.
  public var views: String { config + "/views" }
  /// The database of marks and notes.
  public var marks: String { data + "/marks.db" }
  /// Where fetched digests go.
  public var digests: String { data + "/digests" }
  /// Where the files of papers go.
  public var papers: String { data + "/papers" }
  /// Whose turn it is at arXiv, and what fetches have to remember: a folder.
  public var fetching: String { state + "/fetch" }
  /// The indexes of large libraries: a folder.
  public var indexes: String { cache + "/index" }
  /// What was made of large folders of digests: a folder.
  public var libraries: String { cache + "/libraries" }
  /// Pages that servers need not send again: a folder.
  public var pages: String { cache + "/pages" }
  /// What went wrong, or all that was done, as `--log` says.
  public var log: String { state + "/log" }
  /// The report of a crash that nobody has been told of.
  public var crash: String { state + "/crash" }
  /// Where filter, cursor and panes were left.
  public var session: String { state + "/session.json" }
}
