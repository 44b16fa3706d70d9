import Glibc
public import Papers

/// The files of papers in one folder, PDFs and pages in HTML, each named by the id and the version of its paper:
/// `2504.16922v1.pdf`, `math_0309136v2.html`; without the version where nobody knows it.
///
/// A name is made of an id that was read, never of a text: it has digits, letters, `-`, `.` and `_` alone.
public struct PaperFiles: Hashable, Sendable {
  public let folder: String

  public init(folder: String) { self.folder = folder }

  /// Where the file of a paper is, or will be.
  public func path(of reference: ArxivReference, as form: PaperForm) -> String {
    "\(folder)/\(PaperFiles.name(of: reference, as: form))"
  }

  /// Old ids have a stroke, which no name of a file may have.
  static func name(of reference: ArxivReference, as form: PaperForm) -> String {
    "\(reference).\(form)".replacing("/", with: "_")
  }

  /// The paper that a name stands for; nil when it is the name of something else.
  static func reference(of name: some StringProtocol, as form: PaperForm) -> ArxivReference? {
    guard name.hasSuffix(".\(form)") else { return nil }
    let stem = String(name.dropLast(form.rawValue.utf8.count + 1)).replacing("_", with: "/")
    guard let reference = ArxivReference(stem), reference.id.isArxiv,
      PaperFiles.name(of: reference, as: form) == name
    else { return nil }
    return reference
  }

  /// The papers that have a file, in the versions in which they have one.
  public func references(as form: PaperForm) -> Set<ArxivReference> {
    Set(
      FilePath(folder).contents().names.compactMap { name in
        PaperFiles.reference(of: String(decoding: name, as: UTF8.self), as: form)
      })
  }

  /// The file of a paper: of the version named; where none is named, that of the newest one that is there. nil when
  /// there is none.
  public func file(of reference: ArxivReference, as form: PaperForm) -> String? {
    if reference.version == nil { return newest(of: reference.id, as: form) }
    let path = path(of: reference, as: form)
    return PaperFiles.isFile(path) ? path : nil
  }

  /// The file of a paper in its newest version that is there; nil when there is none.
  public func newest(of id: PaperID, as form: PaperForm = .pdf) -> String? {
    references(as: form).filter { $0.id == id }.sorted { $0.version ?? 0 < $1.version ?? 0 }
      .map { path(of: $0, as: form) }.last(where: PaperFiles.isFile)
  }

  /// A place for the file of a paper that is coming. The folder is made if it is missing.
  public func receive(
    _ reference: ArxivReference, as form: PaperForm
  ) throws(StorageError) -> IncomingFile {
    try AtomicFile.makeFolder(folder)
    let path = path(of: reference, as: form)
    AtomicFile.removeUnfinished(path)
    return try IncomingFile(path)
  }

  /// An empty file is none.
  private static func isFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && status.st_size > 0
  }
}
