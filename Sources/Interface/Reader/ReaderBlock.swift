import Canvas
import Catalog
import Papers
import TeX

extension ReaderPage {
  /// What a page depends on besides its paper.
  struct Look: Hashable {
    let query: Query
    /// TeX is shown as it was written.
    let asWritten: Bool
    var marks = PaperMarks()
    /// A mark is on its way to the disk.
    var isPending = false
    /// How the paper came, in words.
    var arrival: String?
  }

  /// One run of text: the title, the authors, the abstract.
  struct Block {
    var text: [UInt8]
    var role: Role
    /// Parts in another role, in order, without overlap.
    var runs: [Run] = []
    /// Where the terms of the query stand, in order, without overlap.
    var matches: [Range<Int>] = []
  }

  struct Run {
    var range: Range<Int>
    let role: Role
  }
}

extension ReaderPage.Block {
  init(_ text: String, _ role: Role) {
    self.init(text: Array(text.utf8), role: role)
  }

  /// A field, with the matches in it.
  init(
    _ passage: Passage, _ role: Role, _ look: ReaderPage.Look, _ field: TextField? = nil
  ) {
    self.init(text: [], role: role)
    append(passage, look, field)
  }

  /// The items of a list, each searched by itself as the search does.
  init(
    list: [Passage], separator: String, _ role: Role, _ look: ReaderPage.Look,
    _ field: TextField? = nil
  ) {
    self.init(text: [], role: role)
    for (index, item) in list.enumerated() {
      if index > 0 { append(separator) }
      append(item, look, field)
    }
  }

  /// The items of a list that is one passage. Without TeX in it the list is taken as a whole: there
  /// are papers with thousands of authors, and going to one must not take longer than to others.
  init(
    list: Passage, separator: String, _ role: Role, _ look: ReaderPage.Look,
    _ field: TextField? = nil
  ) {
    let shown = ShownText(list, asWritten: look.asWritten)
    guard shown.rendered == nil else {
      self.init(list: list.items, separator: separator, role, look, field)
      return
    }
    self.init(text: [], role: role)
    // No match crosses from one item to the next, as no term has what divides them.
    let found = shown.matches(of: look.query, in: field)
    var ends = found.map { ($0.lowerBound, $0.upperBound) }
    shown.withBytes { bytes in
      text.reserveCapacity(bytes.count * 2)
      var (start, next) = (0, 0)
      for offset in 0...bytes.count
      where offset == bytes.count || bytes[offset] == Digest.separator {
        // What stands before this separator moves by as much as the separators are longer.
        let shift = text.count - start
        text += bytes[start..<offset]
        while next < ends.count, ends[next].0 < offset {
          ends[next] = (ends[next].0 + shift, ends[next].1 + shift)
          next += 1
        }
        if offset < bytes.count { text += separator.utf8 }
        start = offset + 1
      }
    }
    matches = ends.map { $0.0..<$0.1 }
  }

  /// `Motivation  text`, the label dim.
  mutating func append(label: Passage, _ text: Passage, _ look: ReaderPage.Look) {
    let start = self.text.count
    label.withBytes { self.text += $0 }
    runs.append(ReaderPage.Run(range: start..<self.text.count, role: .dim))
    append("  ")
    append(text, look)
  }

  /// The address of the link that an offset is in, whole, and where it begins.
  func address(at offset: Int) -> (text: String, offset: Int)? {
    let run = runs.first { $0.range.contains(offset) && $0.role == .link }
    guard run != nil || role == .link else { return nil }
    let range = run?.range ?? 0..<text.count
    let address = String(decoding: text[range], as: UTF8.self)
    return Paper.isAddress(address) ? (address, range.lowerBound) : nil
  }

  mutating func append(_ text: String) {
    self.text += text.utf8
  }

  /// Appends a field: what was rendered in its styles, addresses as links, and `keywords`, which are
  /// ranges of its source.
  mutating func append(
    _ passage: Passage, _ look: ReaderPage.Look, _ field: TextField? = nil,
    keywords: [Range<Int>] = []
  ) {
    let shown = ShownText(passage, asWritten: look.asWritten)
    let start = text.count
    shown.withBytes { text += $0 }
    var styled = shown.rendered.map(ReaderPage.runs) ?? []
    let addresses = shown.withBytes { Paper.addressRanges(in: $0) }
    styled = ReaderPage.overlay(styled, addresses, .link)
    styled = ReaderPage.overlay(styled, shown.output(of: keywords), .keyword)
    runs += styled.map {
      ReaderPage.Run(
        range: $0.range.lowerBound + start..<$0.range.upperBound + start, role: $0.role)
    }
    matches += shown.matches(of: look.query, in: field).map {
      $0.lowerBound + start..<$0.upperBound + start
    }
  }
}

extension ReaderPage {
  /// The parts of a rendered text that have a style.
  fileprivate static func runs(of text: TeXText) -> [Run] {
    var runs: [Run] = []
    for piece in text.pieces {
      guard let role = role(of: piece.style) else { continue }
      if let last = runs.last, last.role == role, last.range.upperBound == piece.output.lowerBound {
        runs[runs.count - 1].range = last.range.lowerBound..<piece.output.upperBound
      } else {
        runs.append(Run(range: piece.output, role: role))
      }
    }
    return runs
  }

  private static func role(of style: TeXText.Style) -> Role? {
    if style.contains(.mathematics) { return .mathematics }
    if style.contains(.bold) { return .keyword }
    if style.contains(.typewriter) { return .typewriter }
    return style.contains(.emphasis) ? .emphasis : nil
  }

  /// Runs with other ranges laid over them. Both are in order and without overlap.
  fileprivate static func overlay(_ runs: [Run], _ ranges: [Range<Int>], _ role: Role) -> [Run] {
    guard !ranges.isEmpty else { return runs }
    var result: [Run] = []
    var (next, end) = (0, 0)
    func put(_ range: Range<Int>, _ role: Role) {
      let start = max(range.lowerBound, end)
      guard start < range.upperBound else { return }
      result.append(Run(range: start..<range.upperBound, role: role))
      end = range.upperBound
    }
    for run in runs {
      while next < ranges.count, ranges[next].lowerBound < run.range.upperBound {
        put(run.range.lowerBound..<max(run.range.lowerBound, ranges[next].lowerBound), run.role)
        put(ranges[next], role)
        next += 1
      }
      put(run.range, run.role)
    }
    for range in ranges[next...] { put(range, role) }
    return result
  }
}
