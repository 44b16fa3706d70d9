import Foundation
import Storage
import Synchronization
import Testing

/// The file of the log, to which several programs add.
@Suite struct LogFileTests {
  private let folder = TemporaryFolder()
  private let old = String(repeating: "old\n", count: 256)

  private func text(_ name: String) -> String {
    String(
      decoding: FileManager.default.contents(atPath: folder[name].text) ?? Data(), as: UTF8.self)
  }

  @Test func theFullFileIsMovedAway() {
    folder.write("log", old)
    folder.write("log.1", "older\n")
    let log = LogFile(path: folder["log"].text, limit: 1024)
    log.append(Array("new\n".utf8))
    log.append(Array("newer\n".utf8))
    #expect(text("log") == "new\nnewer\n" && text("log.1") == old)
  }

  /// Whoever finds it full waits for another that is moving it away, and takes the new one: moved away again, it would
  /// take the place of the full one.
  @Test func whoMovesItAwayIsWaitedFor() {
    let path = folder.write("log", old).text
    let other = open(path, O_RDONLY | O_CLOEXEC)
    #expect(flock(other, LOCK_EX) == 0)
    let added = Added()
    Thread.detachNewThread {
      LogFile(path: path, limit: 1024).append(Array("new\n".utf8))
      added.value.store(true, ordering: .sequentiallyConsistent)
    }
    while !added.value.load(ordering: .sequentiallyConsistent), !isAwaited(other) { sched_yield() }
    rename(path, path + ".1")
    folder.write("log", "other\n")
    close(other)
    while !added.value.load(ordering: .sequentiallyConsistent) { sched_yield() }
    #expect(text("log") == "other\nnew\n" && text("log.1") == old)
  }

  private final class Added: Sendable {
    let value = Atomic(false)
  }

  /// Whether somebody waits for the lock of a file: `2: -> FLOCK  ADVISORY  WRITE 4711 00:2a:1234 0 EOF`.
  private func isAwaited(_ file: Int32) -> Bool {
    var status = stat()
    fstat(file, &status)
    let locks = open("/proc/locks", O_RDONLY | O_CLOEXEC)
    defer { close(locks) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    let count = bytes.withUnsafeMutableBytes { Descriptor.read(locks, into: $0) }
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self).split(separator: "\n")
      .contains { $0.contains("-> FLOCK") && $0.contains(":\(status.st_ino) ") }
  }
}
