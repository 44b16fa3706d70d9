import Catalog
import Citations
import Digests
import Glibc
import Interface
import Papers
import Storage

/// A file that papers are written to, for the command and for the browser.
struct CitationFile {
  /// As the user named it.
  let name: String
  let path: FilePath
  /// nil for what the name asks for, else BibTeX.
  var format: CitationFormat?
  let pattern: KeyPattern
  /// Papers that have keys get new ones.
  var renews = false

  /// Writes papers, and returns how many of them were not there yet.
  func write(
    _ papers: [Paper], _ way: Citing.FileWay, of library: Library, _ keys: inout KeyKeeper
  ) throws(Sentences.Refusal) -> Int {
    if way == .append { return try append(papers, library, &keys) }
    // Nobody gets a key by a file that is not written.
    if way == .new, path.isThere {
      throw Sentences.Refusal(StorageError(path, .system(EEXIST)), ofFile: name)
    }
    let bytes = bytes(of: papers, &keys)
    do throws(StorageError) {
      if way == .replace {
        try AtomicFile.write(bytes, to: path.text)
      } else {
        try AtomicFile.create(bytes, at: path)
      }
    } catch {
      throw Sentences.Refusal(error, ofFile: name)
    }
    return papers.count
  }

  private func bytes(
    of papers: [Paper], _ keys: inout KeyKeeper, taken: [String] = []
  ) -> [UInt8] {
    let format = format ?? CitationFormat(ofFile: name) ?? .bibtex
    return keys.list(of: papers, pattern, in: format, renews: renews, taken: taken)
      .bytes(as: format)
  }

  /// Adds the papers that a bibliography does not have. One that is not there is begun.
  private func append(
    _ papers: [Paper], _ library: Library, _ keys: inout KeyKeeper
  ) throws(Sentences.Refusal) -> Int {
    let growing: GrowingFile?
    do throws(StorageError) { growing = try GrowingFile.open(path) } catch {
      throw Sentences.Refusal(error, ofFile: name)
    }
    guard let growing else { return try write(papers, .new, of: library, &keys) }
    let bibliography = Bibliography(growing.bytes, path: path.text)
    if let refusal = Sentences.cannotGrow(bibliography, name) { throw Sentences.Refusal(refusal) }
    let known = KnownEntries(bibliography, in: library)
    keys.adopt(known.keys(of: papers))
    let missing = papers.filter {
      known.item(of: $0, key: keys.key(of: $0, pattern)) == nil
    }
    if missing.isEmpty { return 0 }
    let entries = bytes(of: missing, &keys, taken: Array(known.keys))
    do throws(StorageError) {
      try growing.append(CitationFile.addition(entries, to: growing.bytes))
    } catch {
      throw Sentences.Refusal(error, ofFile: name)
    }
    return missing.count
  }

  /// Entries as they are put behind a text: after an empty line, with the line ends that it has.
  static func addition(_ entries: [UInt8], to text: [UInt8]) -> [UInt8] {
    var addition: [UInt8] = []
    if let last = text.last {
      if last != 0x0A { addition.append(0x0A) }
      let end = text.suffix(4).filter { $0 != 0x0D }.suffix(2)
      if !end.elementsEqual([0x0A, 0x0A]) { addition.append(0x0A) }
    }
    addition += entries
    guard let end = text.firstIndex(of: 0x0A), end > 0, text[end - 1] == 0x0D else {
      return addition
    }
    return addition.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
  }
}
