import Glibc
import Testing

@testable import Fetching

/// What fetches remember, and who holds it.
@Suite struct FetchMemoryTests {
  /// A program that is started at that moment has a copy of every open file until it runs.
  @Test func whatWasReleasedIsFreeWhoeverHasItOpenStill() throws {
    var name = Array("/tmp/quire-memory-XXXXXX".utf8CString)
    let folder = String(cString: mkdtemp(&name))
    let memory = try FetchMemory(folder: folder, profile: "copied")
    #expect(throws: FetchError.busy(profile: "copied")) {
      try FetchMemory(folder: folder, profile: "copied")
    }
    let copies = (0..<1024 as Range<Int32>).filter { number in
      var path = [UInt8](repeating: 0, count: 4096)
      let count = readlink("/proc/self/fd/\(number)", &path, path.count)
      return count > 0 && String(decoding: path[..<count], as: UTF8.self) == folder + "/copied/lock"
    }.map { dup($0) }
    defer { for copy in copies { close(copy) } }
    #expect(copies.count == 1)
    memory.release()
    try FetchMemory(folder: folder, profile: "copied").release()
    for part in ["/copied/lock", "/copied/pages", "/copied", ""] { remove(folder + part) }
  }
}
