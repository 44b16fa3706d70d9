/// What the screen calls digests: their paths from the folder that was opened. Where several were
/// opened, the folder's own name comes first.
public struct DigestNames: Hashable, Sendable {
  /// What is left out before the names, the longest first.
  private let prefixes: [String]

  /// `opened` are the paths of the files and folders as they were given.
  public init(opened: [String] = []) {
    let opened = opened.map { path in
      var path = path
      while path.count > 1, path.last == "/" { path.removeLast() }
      return path
    }
    let folders = opened.count == 1 ? opened.map { $0 == "/" ? "/" : $0 + "/" } : []
    let parents = opened.compactMap { path in
      path.lastIndex(of: "/").map { String(path[...$0]) }
    }
    prefixes = (folders + parents).sorted { $0.count > $1.count }
  }

  /// What a path is called; also what a sentence becomes that begins with one.
  public func name(of path: String) -> String {
    guard let prefix = prefixes.first(where: { path.hasPrefix($0) && path.count > $0.count })
    else { return path }
    return String(path.dropFirst(prefix.count))
  }
}
