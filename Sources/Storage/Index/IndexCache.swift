public import Catalog
import Glibc
import Papers

/// Indexes on the disk: files that can be deleted at any time, and are made again.
///
/// A file is named by the key of what is indexed, so it can never be of an older text. Before its bytes are used its
/// checksum is looked at, so that a damaged file is no more than one that is not there. It is written aside and renamed: two
/// programs that make the same one are no harm, and a full disk costs the file, and nobody a word.
public struct IndexCache: Sendable {
  private let folder: String
  /// How many bytes all files together may have; those that have not been used for longest go.
  private let limit: Int

  /// The space of the indexes of some millions of papers.
  public static let usualLimit = 4 << 30

  public init(folder: String, limit: Int = usualLimit) {
    (self.folder, self.limit) = (folder, limit)
  }

  /// The cache as `Catalog` asks for it.
  public var store: IndexStore {
    IndexStore(find: { find($0) }, open: { open($0) }, keep: { keep($0, $1) })
  }

  private func path(of key: IndexKey) -> String { "\(folder)/\(key.text)\(IndexCache.ending)" }
  private static let ending = ".words"

  // MARK: What stands before an index in its file

  /// A magic number, which tells the byte order too, the key, how many bytes the index has, and their checksum. The
  /// index begins behind 64 bytes.
  private struct Head: Equatable {
    static let size = 64
    static let magic: UInt64 = 0x3163_6469_6572_6975
    var numbers: [UInt64]

    init(_ key: IndexKey, _ bytes: UnsafeRawBufferPointer) {
      numbers = [
        Head.magic, key.high, key.low, UInt64(bytes.count), Head.checksum(bytes), 0, 0, 0,
      ]
    }

    /// What stands at the beginning of a file.
    init(of file: UnsafeRawBufferPointer) {
      numbers = (0..<Head.size / 8).map {
        file.load(fromByteOffset: 8 * $0, as: UInt64.self)
      }
    }

    /// Whether it is what stands before so many bytes of an index, whatever these are.
    func isOf(_ key: IndexKey, _ bytes: UnsafeRawBufferPointer) -> Bool {
      numbers.prefix(4).elementsEqual([Head.magic, key.high, key.low, UInt64(bytes.count)])
    }

    /// CRC-32, in pieces as zlib takes them. About 1 GB/s.
    private static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
      var checksum = Checksum()
      var rest = bytes[...]
      while !rest.isEmpty {
        checksum.add(UnsafeRawBufferPointer(rebasing: rest.prefix(1 << 30)))
        rest = rest.dropFirst(1 << 30)
      }
      return UInt64(checksum.value)
    }

    var bytes: [UInt8] { numbers.withUnsafeBytes { Array($0) } }
  }

  // MARK: Finding and keeping

  /// Asks the system for what is looked at when indexes are opened: one page of each.
  public func expectAll() {
    for name in FilePath(folder).contents().names.prefix(IndexCache.mostExpected) {
      MappedFile.expect("\(folder)/\(String(decoding: name, as: UTF8.self))")
    }
  }

  /// More would take longer than they save.
  private static let mostExpected = 256

  private func find(_ key: IndexKey) -> KeptBytes? {
    guard let (head, content) = read(key), head == Head(key, content.bytes) else { return nil }
    return content
  }

  /// The same without a look at the checksum.
  private func open(_ key: IndexKey) -> KeptBytes? {
    guard let (head, content) = read(key), head.isOf(key, content.bytes) else { return nil }
    return content
  }

  private func read(_ key: IndexKey) -> (Head, KeptBytes)? {
    guard let whole = MappedFile.bytes(of: path(of: key), isOfUse: true),
      whole.bytes.count >= Head.size
    else { return nil }
    let content = UnsafeRawBufferPointer(rebasing: whole.bytes.dropFirst(Head.size))
    return (Head(of: whole.bytes), KeptBytes(content) { _ in withExtendedLifetime(whole) {} })
  }

  private func keep(_ key: IndexKey, _ bytes: [UInt8]) -> KeptBytes? {
    let path = path(of: key)
    guard Head.size + bytes.count <= limit else { return nil }
    do throws(StorageError) {
      try AtomicFile.makeFolder(folder)
      AtomicFile.removeUnfinished(in: folder)
      try AtomicFile.write(to: path, mode: 0o600, followsLinks: false) {
        file throws(StorageError) in
        try file.write(bytes.withUnsafeBytes { Head(key, $0).bytes }[...])
        try file.write(bytes[...])
      }
    } catch {
      // What can be made again is not worth a word.
      return nil
    }
    makeRoom(for: path)
    return find(key)
  }

  /// Removes what has not been used for longest, until all together have few enough bytes; `newest` stays.
  private func makeRoom(for newest: String) {
    var files: [(path: String, size: Int, time: Int)] = []
    for name in FilePath(folder).contents().names {
      let path = "\(folder)/\(String(decoding: name, as: UTF8.self))"
      var status = stat()
      guard path.hasSuffix(IndexCache.ending), path != newest, lstat(path, &status) == 0 else {
        continue
      }
      files.append((path, Int(status.st_size), status.st_mtim.tv_sec))
    }
    var status = stat()
    var used = stat(newest, &status) == 0 ? Int(status.st_size) : 0
    for file in files.sorted(by: { $0.time > $1.time }) {
      used += file.size
      if used > limit { unlink(file.path) }
    }
  }
}
