import Glibc

/// A file to be read, and how to tell later whether it is still the same.
public struct DigestFile: Hashable, Sendable {
  public let path: FilePath
  /// 0 for standard input and pipes.
  public let size: Int
  /// Nanoseconds since 1970; the largest number for standard input and pipes.
  public let modified: Int
  /// It was asked for, and not only found in a folder: that it has no papers is to be said.
  public fileprivate(set) var isNamed: Bool
  let device: UInt64
  let number: UInt64

  /// What is read from it comes only once.
  public var isStream: Bool { modified == .max }

  /// Standard input.
  public static let standardInput = DigestFile(
    path: FilePath("-"), size: 0, modified: .max, isNamed: true, device: 0, number: 0)
}

/// Finds the digest files that arguments stand for: files, folders with all that is in them,
/// patterns, `-` for standard input.
///
/// Folders are searched for files with one of `extensions`; hidden files and folders, and folders in which
/// programs keep what they have fetched, are passed over; links are followed, and a folder or file that is met twice counts once. A file that is named is
/// tried whatever it is called.
public struct DigestFolder: Sendable {
  /// The files, the newest first: by the day in the name, else by the time of change.
  public private(set) var files: [DigestFile] = []
  public private(set) var problems: [StorageError] = []

  /// What the names of digests in folders end in, and packed ones before `.gz` or `.zst`.
  public static let extensions = [
    ".md", ".markdown", ".txt", ".json", ".jsonl", ".xml", ".atom", ".rss", ".rdf", ".bib", ".ris",
    ".nbib", ".csv", ".tsv", ".org", ".html", ".htm", ".abs", ".bbl", ".eml", ".yaml", ".yml",
  ]
  /// Folders of programs: what is in them nobody has written down to read it.
  private static let programFolders: Set<[UInt8]> = [
    "node_modules", "bower_components", "jspm_packages", "__pycache__", "site-packages",
    "dist-packages", "venv", "virtualenv", "vendor", "Pods", "DerivedData",
  ].reduce(into: []) { $0.insert(Array($1.utf8)) }
  /// The folders that were looked at, and those of the files that were named.
  public private(set) var folders: [FilePath] = []
  /// What was asked for, standard input apart.
  public let roots: [FilePath]
  /// When it was looked at, in nanoseconds since 1970.
  public let time: Int
  private var seen: Set<[UInt64]> = []
  private var open: Set<[UInt64]> = []

  /// Looks at all arguments; reads names and attributes only.
  public init(_ paths: [FilePath]) {
    roots = paths.filter { $0.bytes != [0x2D] }
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    time = DigestFolder.nanoseconds(now)
    for path in paths { add(path) }
    files = files.map { ($0, $0.newestFirst) }.sorted { left, right in
      left.1 != right.1
        ? left.1 > right.1 : left.0.path.bytes.lexicographicallyPrecedes(right.0.path.bytes)
    }.map(\.0)
  }

  /// The newest files alone, as many as have so many bytes together, and one at least; nothing that comes only once.
  public func newest(bytes limit: Int) -> DigestFolder {
    var newest = self
    var bytes = 0
    newest.files = files.filter { !$0.isStream }.prefix { file in
      defer { bytes += file.path.isNamedPacked ? DigestFolder.packing * file.size : file.size }
      return bytes < limit
    }.map(\.self)
    return newest
  }

  /// How much larger text is than packed text, about.
  private static let packing = 5

  private mutating func add(_ path: FilePath) {
    if path.bytes == [0x2D] {
      // What has been read from it once does not come again.
      if !files.contains(.standardInput) { files.append(.standardInput) }
      return
    }
    var status = stat()
    if path.withCString({ stat($0, &status) }) == 0 {
      add(path, status, isNamed: true)
    } else if errno == ENOENT, path.isPattern {
      addMatches(of: path)
    } else {
      problems.append(StorageError(path, .system(errno)))
    }
  }

  /// Patterns that the shell left alone, in quotation marks or in the settings.
  private mutating func addMatches(of pattern: FilePath) {
    var found = glob_t()
    defer { globfree(&found) }
    guard pattern.withCString({ glob($0, 0, nil, &found) }) == 0 else {
      problems.append(StorageError(pattern, .noMatch))
      return
    }
    for index in 0..<Int(found.gl_pathc) {
      guard let name = found.gl_pathv[index] else { continue }
      let path = FilePath(bytes: Array(UnsafeRawBufferPointer(start: name, count: strlen(name))))
      var status = stat()
      if path.withCString({ stat($0, &status) }) == 0 {
        add(path, status, isNamed: true)
      } else {
        problems.append(StorageError(path, .system(errno)))
      }
    }
  }

  private mutating func add(_ path: FilePath, _ status: stat, isNamed: Bool) {
    let identity = [UInt64(status.st_dev), UInt64(status.st_ino)]
    switch status.st_mode & S_IFMT {
    case S_IFDIR:
      guard !open.contains(identity) else {
        problems.append(StorageError(path, .folderLoop))
        return
      }
      guard seen.insert(identity).inserted else { return }
      open.insert(identity)
      let before = files.count + problems.count
      folders.append(path)
      addContents(of: path)
      open.remove(identity)
      if isNamed, files.count + problems.count == before {
        problems.append(StorageError(path, .noDigests))
      }
    case S_IFREG, S_IFIFO:
      guard isNamed || status.st_mode & S_IFMT == S_IFREG else { return }
      guard seen.insert(identity).inserted else {
        // It was in a folder, and is named now.
        let place = files.firstIndex { [$0.device, $0.number] == identity }
        if isNamed, let place { files[place].isNamed = true }
        return
      }
      if isNamed { folders.append(path.parent) }
      // A pipe is always the same: what was read from it does not come again.
      let isPipe = status.st_mode & S_IFMT == S_IFIFO
      files.append(
        DigestFile(
          path: path, size: isPipe ? 0 : Int(status.st_size),
          modified: isPipe ? .max : DigestFolder.nanoseconds(status.st_mtim), isNamed: isNamed,
          device: identity[0], number: identity[1]))
    default:
      if isNamed { problems.append(StorageError(path, .notAFile)) }
    }
  }

  /// Since 1970. A file system can have times that do not fit: those far ahead are all the same.
  private static func nanoseconds(_ time: timespec) -> Int {
    let (seconds, isTooFar) = time.tv_sec.multipliedReportingOverflow(by: 1_000_000_000)
    guard !isTooFar else { return time.tv_sec < 0 ? .min : .max - 1 }
    return seconds.addingReportingOverflow(time.tv_nsec).partialValue
  }

  private mutating func addContents(of folder: FilePath) {
    for name in names(in: folder).sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      let path = folder.appending(name)
      var status = stat()
      guard path.withCString({ stat($0, &status) }) == 0 else {
        // A broken link matters only if it looks like a digest. Whatever else cannot be looked at
        // may be a folder full of them.
        let isBrokenLink = errno == ENOENT || errno == ELOOP
        if !isBrokenLink || DigestFolder.isDigestName(name) {
          problems.append(StorageError(path, .system(errno)))
        }
        continue
      }
      let isFolder = status.st_mode & S_IFMT == S_IFDIR
      if isFolder, DigestFolder.programFolders.contains(name) { continue }
      if isFolder || DigestFolder.isDigestName(name) { add(path, status, isNamed: false) }
    }
  }

  /// The names in a folder that are not hidden.
  private mutating func names(in folder: FilePath) -> [[UInt8]] {
    let (names, error) = folder.contents()
    if error != 0 { problems.append(StorageError(folder, .system(error))) }
    return names.filter { $0.first != 0x2E }
  }

  /// Whether a file of this name in a folder would be read.
  static func isDigestName(_ name: [UInt8]) -> Bool {
    var text = String(decoding: name, as: UTF8.self).lowercased()
    for packing in [".gz", ".zst"] where text.hasSuffix(packing) {
      text.removeLast(packing.count)
    }
    return extensions.contains { text.hasSuffix($0) }
  }
}

extension DigestFile {
  /// What sorts files by age: seconds of the day in the name, else of the last change.
  fileprivate var newestFirst: Int {
    let name = Array(path.name)
    for start in name.indices.dropLast(9) {
      let part = name[start..<start + 10]
      guard part[start + 4] == 0x2D, part[start + 7] == 0x2D else { continue }
      let digits = [0, 1, 2, 3, 5, 6, 8, 9].map { Int(part[start + $0]) - 0x30 }
      guard digits.allSatisfy({ (0...9).contains($0) }) else { continue }
      // Days need not be exact to be in order.
      let year = digits[0] * 1000 + digits[1] * 100 + digits[2] * 10 + digits[3]
      let months = year * 12 + digits[4] * 10 + digits[5]
      return ((months - 1970 * 12) * 2_629_746 + (digits[6] * 10 + digits[7]) * 86_400)
    }
    return modified == .max ? .max : modified / 1_000_000_000
  }
}
