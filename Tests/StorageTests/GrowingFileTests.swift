import Foundation
import Storage
import Testing

/// Files to which something is added, and files that are new.
@Suite struct GrowingFileTests {
  private let folder = TemporaryFolder()

  private func bytes(_ name: String) -> [UInt8] {
    Array(FileManager.default.contents(atPath: folder[name].text) ?? Data())
  }

  @Test func whatStoodThereStands() throws {
    let before: [UInt8] = [0xFF, 0x00, 0x0D, 0x0A, 0x40]
    folder.write(folder["refs.bib"], before)
    folder.link("link.bib", to: "refs.bib")
    let file = try #require(try GrowingFile.open(folder["link.bib"]))
    #expect(file.bytes == before)
    try file.append([0x41, 0x42])
    #expect(bytes("refs.bib") == before + [0x41, 0x42])
    // Somebody has added something since it was read.
    #expect(throws: StorageError(folder["link.bib"], .changedWhileReading)) {
      try file.append([0x43])
    }
    #expect(bytes("refs.bib") == before + [0x41, 0x42])
  }

  @Test func whatIsNoFileIsRefused() throws {
    #expect(try GrowingFile.open(folder["missing"]) == nil)
    mkfifo(folder["pipe"].text, 0o600)
    #expect(throws: StorageError(folder["pipe"], .notAFile)) {
      try GrowingFile.open(folder["pipe"])
    }
    #expect(throws: StorageError.self) { try GrowingFile.open(folder["."]) }
  }

  @Test func aNewFileTakesNoPlace() throws {
    folder.link("nowhere", to: "missing")
    try AtomicFile.create([1], at: folder["new"])
    for name in ["new", "nowhere"] {
      #expect(throws: StorageError(folder[name], .system(EEXIST))) {
        try AtomicFile.create([2], at: folder[name])
      }
    }
    #expect(bytes("new") == [1])
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == [
        "new", "nowhere",
      ])
  }
}
