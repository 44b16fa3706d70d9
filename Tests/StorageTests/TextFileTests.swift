import Glibc
import Storage
import Testing

/// The reader's own files, whatever stands in their place.
@Suite struct TextFileTests {
  private let folder = TemporaryFolder()

  private func reason(_ path: String) -> StorageError.Reason? {
    do throws(StorageError) {
      _ = try TextFile.read(path)
      return nil
    } catch {
      return error.reason
    }
  }

  @Test func isReadWhole() throws {
    #expect(try TextFile.read(folder.write("keys", "list j down\n").text) == "list j down\n")
    #expect(try TextFile.read(folder.write("mark", "\u{FEFF}list\n").text) == "list\n")
    #expect(try TextFile.read(folder.path + "/none") == nil)
    #expect(try TextFile.read(folder.path + "/keys/none") == nil)
    folder.write(folder["bad"], [0x61, 0xFF, 0x62])
    #expect(try TextFile.read(folder.path + "/bad") == "a\u{FFFD}b")
  }

  @Test func whatIsNoSuchFileIsSaid() {
    mkfifo("\(folder.path)/pipe", 0o600)
    folder.makeFolder("folder")
    folder.link("loop", to: "loop")
    folder.write(folder["large"], [UInt8](repeating: 0x20, count: 2 << 20))
    #expect(reason(folder.path + "/pipe") == .notAFile)
    #expect(reason(folder.path + "/folder") == .notAFile)
    #expect(reason("/dev/zero") == .notAFile)
    #expect(reason(folder.path + "/loop") == .system(ELOOP))
    #expect(reason(folder.path + "/large") == .tooLarge)
  }
}
