import Canvas
import Storage

/// The reader's own themes: each is a file of its name in a folder.
struct OwnThemes {
  private(set) var sheets: [ThemeSheet] = []
  /// What is wrong with the files themselves.
  private(set) var notes: [FileNotes] = []

  private static let ending = ".toml"

  init(folder: String) {
    for file in OwnThemes.files(in: folder) {
      let path = folder + "/" + file
      let name = String(file.dropLast(OwnThemes.ending.count))
      guard OwnThemes.isName(name) else {
        notes.append(FileNotes(file: path, sentences: [Sentences.noThemeName(path)]))
        continue
      }
      do throws(StorageError) {
        if let text = try TextFile.read(path) { sheets.append(ThemeSheet(name, toml: text)) }
      } catch {
        notes.append(FileNotes(file: path, sentences: [Sentences.sentence(for: error)]))
      }
    }
  }

  /// The files that are themes, sorted.
  static func files(in folder: String) -> [String] {
    FilePath(folder).contents().names.map { String(decoding: $0, as: UTF8.self) }
      .filter { $0.hasSuffix(ending) && !$0.hasPrefix(".") }.sorted()
  }

  /// What can be typed after `:theme` and stand in messages.
  private static func isName(_ name: String) -> Bool {
    (1...64).contains(name.utf8.count)
      && name.utf8.allSatisfy {
        (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x5F
      }
  }
}

extension ThemeSheet {
  /// A theme as the text of its file.
  init(_ name: String, toml text: String) {
    do throws(TOMLEntry.Mistake) {
      self.init(name, try TOMLEntry.all(in: text).map(ThemeEntry.init))
    } catch {
      self.init(name, line: error.line, column: error.column, reason: error.reason)
    }
  }
}

extension ThemeEntry {
  init(_ entry: TOMLEntry) {
    self.init(
      entry.path, ThemeEntry.Content(entry.content), line: entry.line, column: entry.column)
  }
}

extension ThemeEntry.Content {
  fileprivate init(_ content: TOMLEntry.Content) {
    self =
      switch content {
      case .text(let text): .text(text)
      case .integer(let number): .number(number)
      case .list(let items): .list(items.map(Self.init))
      case .other: .other
      }
  }
}
