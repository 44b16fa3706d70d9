import Catalog
import Glibc
import Storage
import Testing

/// The file of saved views on the disk.
@Suite struct ViewsFileTests {
  private let folder = TemporaryFolder()
  private var path: String { folder.path + "/config/views" }

  private func text(_ path: String) -> String? { try? TextFile.read(path) }

  /// Why something was refused.
  private func refusal(_ body: () throws(ViewsFile.Failure) -> Void) -> ViewRefusal? {
    do throws(ViewsFile.Failure) { try body() } catch {
      if case .refused(let refusal, _) = error { return refusal }
    }
    return nil
  }

  private let kv = ViewsRequest.edit(.put(NamedView(name: "kv", text: "kv cache")))

  /// Without a file there are the usual views, and none is made before there is something to save.
  @Test func nothingIsMadeWithoutNeed() throws {
    var file = ViewsFile(path)
    #expect(try file.answer(.read).text.list == ViewsText.usual.list)
    #expect(
      refusal { () throws(ViewsFile.Failure) in _ = try file.answer(.undo) } == .nothingToUndo)
    #expect(
      refusal { () throws(ViewsFile.Failure) in _ = try file.answer(.edit(.remove("x"))) }
        == .noSuchView("x"))
    #expect(access(folder.path + "/config", F_OK) != 0)
    #expect(
      try file.answer(kv).step == ViewsStep(.done, .put(NamedView(name: "kv", text: "kv cache"))))
    #expect(text(path) == ViewsText.usual.text + "kv = kv cache\n")
    #expect(
      try ViewsFile.read(path).list.views == NamedView.usual + [
        NamedView(name: "kv", text: "kv cache")
      ])
    _ = try file.answer(.undo)
    #expect(text(path) == ViewsText.usual.text)
  }

  @Test func anEmptyFileHasNoViews() throws {
    let path = folder.write("views").text
    #expect(try ViewsFile.read(path).list.count == 0)
  }

  /// What an editor wrote meanwhile stays.
  @Test func aFileThatWasChangedMeanwhile() throws {
    let path = folder.write("views", "a = 1\n").text
    var file = ViewsFile(path)
    _ = try file.answer(kv)
    folder.write("views", "# mine\nkv = kv cache\nb = 2")
    #expect(try file.answer(.edit(.move("kv", by: 1))).text.list.views.map(\.name) == ["b", "kv"])
    #expect(text(path) == "# mine\nb = 2\nkv = kv cache")
    folder.write("views", "other = 3\n")
    #expect(
      refusal { () throws(ViewsFile.Failure) in _ = try file.answer(.undo) } == .noSuchView("kv"))
    #expect(text(path) == "other = 3\n")
  }

  /// The mark, the ends of lines, the rights and a link stay.
  @Test func theFileStaysAsItIs() throws {
    let path = folder.write("real", "\u{FEFF}# c\r\na = 1\r\n").text
    chmod(path, 0o640)
    folder.link("views", to: "real")
    var file = ViewsFile(folder.path + "/views")
    _ = try file.answer(kv)
    var status = stat()
    #expect(lstat(folder.path + "/views", &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
    #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o640)
    #expect(text(path) == "# c\r\na = 1\r\nkv = kv cache\r\n")
    _ = try file.answer(.undo)
    #expect(text(path) == "# c\r\na = 1\r\n")
    var bytes: [UInt8] = []
    if let opened = fopen(path, "r") {
      defer { fclose(opened) }
      bytes = [UInt8](repeating: 0, count: 3)
      #expect(fread(&bytes, 1, 3, opened) == 3)
    }
    #expect(bytes == [0xEF, 0xBB, 0xBF])
  }

  /// Bytes that are not UTF-8 would become others.
  @Test func bytesThatAreNotUTF8AreLeftAlone() throws {
    let bytes = Array("# caf\u{0}a = 1\n".utf8).map { $0 == 0 ? 0xE9 : $0 }
    let path = folder.write(folder["views"], bytes).text
    var file = ViewsFile(path)
    #expect(try file.answer(.read).text.list.count == 0)
    #expect {
      try file.answer(kv)
    } throws: { error in
      if case .notText? = error as? ViewsFile.Failure { true } else { false }
    }
    #expect(folder.bytes("views") == bytes)
  }

  @Test func whatCannotBeWrittenIsSaid() throws {
    folder.write("config", "a file")
    var file = ViewsFile(path)
    #expect {
      try file.answer(kv)
    } throws: { error in
      if case .storage? = error as? ViewsFile.Failure { true } else { false }
    }
    // Nothing was done: there is nothing to undo.
    #expect(
      refusal { () throws(ViewsFile.Failure) in _ = try file.answer(.undo) } == .nothingToUndo)
  }

  /// Two programs that change the file at once lose nothing.
  @Test func twoAtOnce() async throws {
    let path = folder.write("views", "").text
    await withTaskGroup { group in
      for machine in ["a", "b", "c"] {
        group.addTask {
          var file = ViewsFile(path)
          for number in 0..<20 {
            _ = try? file.answer(.edit(.put(NamedView(name: "\(machine)\(number)", text: "kv"))))
          }
        }
      }
    }
    #expect(try ViewsFile.read(path).list.count == 60)
  }
}
