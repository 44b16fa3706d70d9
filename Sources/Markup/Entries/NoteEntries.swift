import Digests
import Papers

/// A note about one paper: facts at the head of the file say which, and what is under them is about it. Papers
/// that are cited there do not take its place.
struct NoteEntries {
  /// Its facts.
  private let properties: Range<Int>
  private let mark: PaperMark?
  private let doi: Range<Int>?

  /// nil when the document is no such note.
  init?(_ page: Page) {
    guard let first = page.blocks.first, first.kind == .properties else { return nil }
    properties = 0..<first.end
    var (title, authors) = (false, false)
    var (mark, weak): (PaperMark?, PaperMark?)
    var doi: Range<Int>?
    for block in properties {
      guard let name = page.fieldName(of: block), !page.blocks[block].text.isEmpty else { continue }
      let own = page.marks(in: block..<block + 1)
      let label = FieldNames.label(of: name)?.label
      title = title || label == .title
      authors = authors || label == .authors
      if label == .doi { doi = doi ?? page.blocks[block].text }
      guard let index = own.first(where: { page.marks[$0].kind != .labelled }) else { continue }
      // The id itself before an address, and both before one in a text.
      if label == .id || FieldNames.meansID(name) {
        if mark.map({ $0.kind.rawValue > page.marks[index].kind.rawValue }) ?? true {
          mark = page.marks[index]
        }
      } else if label == .link || label == .pdf || label == .doi {
        if weak.map({ $0.kind.rawValue > page.marks[index].kind.rawValue }) ?? true {
          weak = page.marks[index]
        }
      }
    }
    mark = mark ?? weak
    let all = 0..<page.marks.count
    if mark == nil, doi == nil {
      // Facts without an id, and a text that is about one paper.
      guard title, authors, !all.isEmpty, page.isOnePaper(all) else { return nil }
      mark = page.marks.first { $0.kind == .arxiv }
    }
    guard mark != nil || doi != nil && authors else { return nil }
    let hasHeading = page.blocks.contains { if case .heading = $0.kind { true } else { false } }
    guard title || hasHeading else { return nil }
    (self.mark, self.doi) = (mark, doi)
  }

  /// Writes the entry.
  mutating func write(_ page: Page, _ reader: inout EntryReader, into builder: inout DigestBuilder)
  {
    let body = properties.upperBound..<page.blocks.count
    reader.readNote(properties, body, mark, doi, page, into: &builder)
  }
}

extension EntryReader {
  /// Reads a note: its facts first, then what its text has besides.
  mutating func readNote(
    _ properties: Range<Int>, _ body: Range<Int>, _ mark: PaperMark?, _ doi: Range<Int>?,
    _ page: Page,
    into builder: inout DigestBuilder
  ) {
    begin([], page)
    found.line = properties.isEmpty ? 1 : Int(page.blocks[properties.lowerBound].line)
    (found.mark, found.reference) = (mark, mark?.reference)
    // The paper's own dates and texts before those of the note, and of dates of one year the whole one.
    let year = properties.first { isYear($0, page) }
    for isOwn in [true, false] {
      for block in properties where block != year {
        guard let name = page.fieldName(of: block), EntryReader.isOfPaper(name) == isOwn else {
          continue
        }
        readNoteField(name, block, page)
      }
    }
    if let year, let name = page.fieldName(of: year) {
      if let day = page.day(page.blocks[year].text), let known = found.day,
        known.components.year != day.components.year
      {
        found.day = nil
      }
      readNoteField(name, year, page)
    }
    // The first category is among the others where those are given.
    for block in properties where found.categories.isEmpty {
      if let name = page.fieldName(of: block),
        FieldNames.label(of: name)?.label == .categories
      {
        readField(name, block, page)
      }
    }
    if found.title.isEmpty { takeHeading(body, page) }
    isBody = true
    if !body.isEmpty { read(Unit(body), page) }
    isBody = false
    finish(page, topic: [], into: &builder)
  }

  /// `year: 2024`
  private func isYear(_ block: Int, _ page: Page) -> Bool {
    let text = page.blocks[block].text
    guard let name = page.fieldName(of: block), text.count == 4,
      page.slice(text).allSatisfy(ASCII.isDigit)
    else { return false }
    return FieldNames.label(of: name)?.label == .date
  }

  private static func isOfPaper(_ name: String) -> Bool {
    let name = name.lowercased()
    return name.hasPrefix("arxiv") || name.hasPrefix("paper") || name.contains("publi")
      || name.contains("submitted")
  }

  private mutating func readNoteField(_ name: String, _ block: Int, _ page: Page) {
    let range = page.blocks[block].text
    if range.isEmpty { return }
    guard let known = FieldNames.label(of: name) else {
      if !FieldNames.isOfSite(name), page.marks(in: block..<block + 1).isEmpty {
        found.second.append((Array(name.utf8), range))
      }
      return
    }
    if page.isSwitch(range) { return }
    if known.label == .categories, name.lowercased().contains("primary") { return }
    // `paper: A Title`, where the title of the note is another one.
    if known.label == .link, name.lowercased() == "paper", !page.hasLinks(block),
      page.marks(in: block..<block + 1).isEmpty, TitleText.look(at: range, page) == .full
    {
      if found.title.isEmpty { found.title = page.scanner.trimmed(range) }
      return
    }
    if known.label == .title, !known.isSecond {
      if found.title.isEmpty { found.title = page.scanner.trimmed(range) }
      return
    }
    let isList = known.label == .keywords || known.label == .authors || known.label == .code
    if !known.isSecond, !isList, found.has(known.label) {
      // The same once more, or in other words.
      guard known.label == .abstract || known.label == .summary,
        let first = (known.label == .abstract ? found.named : found.summary).first,
        !page.slice(range).elementsEqual(page.slice(first))
      else { return }
      found.second.append((Array(name.utf8), range))
      return
    }
    readField(name, block, page)
  }

  private mutating func takeHeading(_ body: Range<Int>, _ page: Page) {
    var finder = TitleFinder(page, id: found.reference?.id)
    for block in body {
      guard case .heading = page.blocks[block].kind else { continue }
      finder.look(at: Unit(block..<block + 1), isFirst: true)
      if finder.found.rank != nil { break }
    }
    (found.title, titleBlock, titleUsed) = (
      finder.found.range, finder.found.rank == nil ? -1 : finder.found.block, finder.found.used
    )
  }
}
