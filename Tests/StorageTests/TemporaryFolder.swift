import Glibc
import Storage

/// A folder of a test's own that goes away with it.
final class TemporaryFolder {
  let path: String

  /// - Parameter isInMemory: where nothing waits for a disk, if there is such a place.
  init(isInMemory: Bool = false) {
    let parent = isInMemory && access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp"
    var name = Array("\(parent)/quire-storage-XXXXXX".utf8CString)
    path = String(cString: mkdtemp(&name))
  }

  deinit {
    removeAll(in: Array(path.utf8))
  }

  /// The path of something in the folder.
  subscript(_ name: String) -> FilePath { FilePath("\(path)/\(name)") }

  /// The same for a name that need not be UTF-8.
  subscript(bytes name: [UInt8]) -> FilePath { FilePath(bytes: Array("\(path)/".utf8) + name) }

  /// Writes a file, and returns its path.
  @discardableResult
  func write(_ name: String, _ text: String = "", modified: Int? = nil) -> FilePath {
    write(self[name], Array(text.utf8), modified: modified)
  }

  /// Writes a file; `modified` is in seconds since 1970.
  @discardableResult
  func write(_ path: FilePath, _ bytes: [UInt8], modified: Int? = nil) -> FilePath {
    let name = TemporaryFolder.terminated(path.bytes)
    let file = open(name, O_CREAT | O_WRONLY | O_TRUNC, 0o644)
    precondition(file >= 0 && Glibc.write(file, bytes, bytes.count) == bytes.count)
    if let modified {
      var times = [timespec(tv_sec: modified, tv_nsec: 0), timespec(tv_sec: modified, tv_nsec: 0)]
      futimens(file, &times)
    }
    close(file)
    return path
  }

  /// Makes a folder, and returns its path.
  @discardableResult
  func makeFolder(_ name: String, mode: mode_t = 0o755) -> FilePath {
    precondition(mkdir("\(path)/\(name)", mode) == 0)
    return self[name]
  }

  /// Makes a symbolic link; the target is relative to the link.
  func link(_ name: String, to target: String) {
    precondition(symlink(target, "\(path)/\(name)") == 0)
  }

  private func removeAll(in folder: [UInt8]) {
    _ = chmod(TemporaryFolder.terminated(folder), 0o700)
    if let stream = opendir(TemporaryFolder.terminated(folder)) {
      var names: [[UInt8]] = []
      while let item = readdir(stream) {
        names.append(withUnsafeBytes(of: &item.pointee.d_name) { Array($0.prefix { $0 != 0 }) })
      }
      closedir(stream)
      for name in names where name != [0x2E] && name != [0x2E, 0x2E] {
        let path = folder + [0x2F] + name
        if unlink(TemporaryFolder.terminated(path)) != 0 { removeAll(in: path) }
      }
    }
    rmdir(TemporaryFolder.terminated(folder))
  }

  private static func terminated(_ bytes: [UInt8]) -> [CChar] {
    bytes.map { CChar(bitPattern: $0) } + [0]
  }
}
