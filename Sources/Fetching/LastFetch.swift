import Glibc

/// When a profile was fetched last.
public struct LastFetch: Hashable, Sendable {
  /// In seconds since 1970; nil when it never was, to its end.
  public let seconds: Int?
  /// One was interrupted; the next goes on from there.
  public let isUnfinished: Bool

  /// - Parameter folder: where fetches remember.
  public init(folder: String, profile: String) {
    var status = stat()
    let path = "\(folder)/\(profile)"
    seconds = stat(path + "/memory", &status) == 0 ? Int(status.st_mtim.tv_sec) : nil
    isUnfinished = stat(path + "/plan", &status) == 0
  }
}
