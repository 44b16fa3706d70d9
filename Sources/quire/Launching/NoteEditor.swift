import Glibc
import Papers
import Storage

/// Lets the reader write a note in an editor of theirs. What they wrote is never lost: as long as it is
/// not kept elsewhere, the file is there.
struct NoteEditor {
  /// What came of it.
  enum Outcome: Hashable {
    /// The text is what it was; there is no file any more.
    case unchanged
    /// There is a new text. The file has it too, until `discard` is called when it has been kept.
    case changed(text: String, file: String)
    /// The editor failed or could not be started. `file` has what was written, if something was.
    case failed(file: String?, reason: String)
    /// There is no editor.
    case noEditor
  }

  private let environment: [String: String]

  init(environment: [String: String]) {
    self.environment = environment
  }

  /// The words of `$VISUAL`, else of `$EDITOR`, else vi or nano, whichever there is.
  var command: [String]? {
    for name in ["VISUAL", "EDITOR"] {
      let words = Opener.words(environment[name] ?? "")
      if !words.isEmpty { return words }
    }
    let path = environment["PATH"] ?? "/usr/bin:/bin"
    return ["vi", "nano"].first { Opener.exists($0, path: path) }.map { [$0] }
  }

  /// Puts a text into a file of its own and has `run` run the editor on it. `run` returns the editor's
  /// exit code, 128 and the signal, or nil when it could not be started.
  func edit(_ text: String, paper: PaperID, run: ([String]) -> Int32?) -> Outcome {
    guard let command else { return .noEditor }
    let file: String
    switch makeFile(text, paper) {
    case .success(let path): file = path
    case .failure(let error): return .failed(file: nil, reason: Sentences.sentence(for: error))
    }
    let status = run(command + [file])
    let written = NoteEditor.read(file).map(NoteEditor.tidied)
    if status == 0, let written {
      guard written != NoteEditor.tidied(text) else {
        discard(file)
        return .unchanged
      }
      return .changed(text: written, file: file)
    }
    let program = Sentences.safe(command[0])
    let reason =
      switch status {
      case nil: "\(program) could not be started"
      case 0: "\(program) left no file that can be read"
      case let code?: "\(program) ended with exit code \(code)"
      }
    if written == nil || written == NoteEditor.tidied(text) {
      discard(file)
      return .failed(file: nil, reason: reason)
    }
    return .failed(file: file, reason: reason)
  }

  /// Deletes the file: what it has is kept elsewhere, or nothing.
  func discard(_ file: String) { unlink(file) }

  /// A note as it is kept: line feeds end lines, and no blank lines end the note.
  static func tidied(_ text: String) -> String {
    var lines = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
      .split(separator: "\n", omittingEmptySubsequences: false)
    while let last = lines.last, last.allSatisfy(\.isWhitespace) { lines.removeLast() }
    return lines.joined(separator: "\n")
  }

  /// A new file for its owner alone, so that no other program's file is in the way.
  private func makeFile(_ text: String, _ paper: PaperID) -> Result<String, StorageError> {
    let folder = TemporaryFolder.place(environment)
    let id = paper.description.replacing("/", with: "-")
    var name = Array("\(folder)/\(paper.isArxiv ? "arXiv" : "paper")-\(id)-XXXXXX.md".utf8CString)
    let file = mkstemps(&name, 3)
    let path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard file >= 0 else { return .failure(StorageError(FilePath(folder), .system(errno))) }
    defer { close(file) }
    let code = Descriptor.write(Array((text.isEmpty ? "" : text + "\n").utf8)[...], to: file)
    guard code == 0 else {
      unlink(path)
      return .failure(StorageError(FilePath(path), .system(code)))
    }
    return .success(path)
  }

  private static func read(_ path: String) -> String? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = buffer.withUnsafeMutableBytes { Descriptor.read(file, into: $0) }
      if count < 0 { return nil }
      if count == 0 { return String(decoding: bytes, as: UTF8.self) }
      bytes += buffer[..<count]
    }
  }
}
