import Storage
import Testing

/// Names of files as they are completed.
@Suite struct FileNamesTests {
  private let folder = TemporaryFolder()

  private func names(_ text: String) -> [String] {
    FileNames.beginning(with: folder.path + "/" + text, home: "").map {
      String($0.dropFirst(folder.path.count + 1))
    }
  }

  @Test func filesAndFoldersThatBeginSo() {
    for name in ["refs.bib", "refs.ris", "other", ".hidden"] { folder.write(name) }
    folder.makeFolder("records")
    folder.write("records/2024.bib")
    #expect(names("re") == ["records/", "refs.bib", "refs.ris"])
    #expect(names("") == ["other", "records/", "refs.bib", "refs.ris"])
    #expect(names(".h") == [".hidden"])
    #expect(names("records/") == ["records/2024.bib"])
    #expect(names("none/x") == [])
    #expect(FileNames.beginning(with: "~/o", home: folder.path) == ["~/other"])
  }

  /// Neither can be typed.
  @Test func whatATerminalObeysIsLeftOut() {
    folder.write("a\u{1B}[2J")
    folder.write(folder[bytes: [0x61, 0xFF]], [])
    folder.write("ab")
    #expect(names("a") == ["ab"])
  }
}
