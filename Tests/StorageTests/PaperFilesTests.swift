import Glibc
import Papers
import Testing

@testable import Storage

/// The files of papers: what they are called, which are there, and how one comes.
@Suite struct PaperFilesTests {
  private let files: PaperFiles = {
    var name = Array("/tmp/quire-papers-XXXXXX".utf8CString)
    let folder = name.withUnsafeMutableBufferPointer { String(cString: mkdtemp($0.baseAddress!)) }
    return PaperFiles(folder: folder + "/papers")
  }()

  private func reference(_ text: String) -> ArxivReference { ArxivReference(text)! }

  private func put(_ name: String, _ text: String = "x") throws {
    try AtomicFile.makeFolder(files.folder)
    try AtomicFile.write(Array(text.utf8), to: files.folder + "/" + name)
  }

  private var names: [String] {
    FilePath(files.folder).contents().names.map { String(decoding: $0, as: UTF8.self) }
      .filter { !$0.hasPrefix(".") }.sorted()
  }

  @Test(arguments: [
    ("2504.16922v1", "2504.16922v1.pdf"), ("0704.0001", "0704.0001.pdf"),
    ("math.GT/0309136v2", "math_0309136v2.pdf"), ("hep-th/9901001", "hep-th_9901001.pdf"),
  ])
  func aNameIsMadeOfTheIDAlone(_ id: String, _ name: String) {
    #expect(PaperFiles.name(of: reference(id), as: .pdf) == name)
    #expect(PaperFiles.reference(of: name, as: .pdf) == reference(id))
    #expect(PaperFiles.reference(of: name, as: .html) == nil)
  }

  @Test(arguments: [
    "notes.pdf", "2504.16922v1.pdf.new-1-2", "2504.16922v1.PDF", "arXiv:2504.16922.pdf", ".pdf",
    "2504.16922V1.pdf", "2504.16922v01.pdf", "math.GT_0309136.pdf", "x_96se7ewp12cfs.pdf",
    "..pdf", "2504.16922v1 (1).pdf",
  ])
  func whatElseIsInTheFolderIsNoPaper(_ name: String) {
    #expect(PaperFiles.reference(of: name, as: .pdf) == nil)
  }

  @Test func theNewestVersionStandsForOneThatIsNotNamed() throws {
    #expect(files.references(as: .pdf).isEmpty)
    for name in ["2504.16922v2.pdf", "2504.16922v10.pdf", "2504.16922v3.html", "other.pdf"] {
      try put(name)
    }
    try put("2504.16922v11.pdf", "")
    #expect(files.references(as: .html) == [reference("2504.16922v3")])
    #expect(files.newest(of: PaperID("2504.16922")!) == files.folder + "/2504.16922v10.pdf")
    #expect(
      files.file(of: reference("2504.16922"), as: .pdf) == files.folder + "/2504.16922v10.pdf")
    #expect(files.file(of: reference("2504.16922v2"), as: .pdf) != nil)
    #expect(files.file(of: reference("2504.16922v3"), as: .pdf) == nil)
    // An empty one is none.
    #expect(files.file(of: reference("2504.16922v11"), as: .pdf) == nil)
    #expect(files.newest(of: PaperID("2504.10000")!) == nil)
  }

  @Test func aFileThatComesTakesItsPlaceWhenItIsWhole() throws {
    let id = reference("2504.16922v1")
    try put("2504.16922v1.pdf", "good")
    var file: IncomingFile? = try files.receive(id, as: .pdf)
    let isTaken = Array("half".utf8).withUnsafeBytes { file!.take($0) }
    #expect(isTaken && file!.count == 4)
    #expect(file!.bytes(1..<9) == Array("alf".utf8))
    // Given up, it leaves nothing.
    file = nil
    #expect(names == ["2504.16922v1.pdf"])
    #expect(try TextFile.read(files.path(of: id, as: .pdf)) == "good")
    let whole = try files.receive(id, as: .pdf)
    for text in ["forgotten", "better"] {
      whole.restart()
      _ = Array(text.utf8).withUnsafeBytes { whole.take($0) }
    }
    try whole.keep()
    #expect(names == ["2504.16922v1.pdf"])
    #expect(try TextFile.read(files.path(of: id, as: .pdf)) == "better")
  }

  /// What a Quire that was killed has left is removed by the next one, for this paper; what one is writing is not.
  @Test func whatWasLeftHalfIsRemoved() throws {
    try put("2504.16922v1.pdf.new-999999999-abc")
    try put("2504.16922v1.pdf.new-\(getpid())-abc")
    _ = try files.receive(reference("2504.16922v1"), as: .pdf)
    #expect(names == ["2504.16922v1.pdf.new-\(getpid())-abc"])
  }

  @Test func aFolderThatCannotBeWrittenIsSaid() throws {
    let place = PaperFiles(folder: "/dev/null/papers")
    #expect(throws: StorageError.self) { try place.receive(reference("2504.16922v1"), as: .pdf) }
  }
}
