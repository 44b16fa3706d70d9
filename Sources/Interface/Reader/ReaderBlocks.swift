import Canvas
import Catalog
import Papers

extension ReaderPage {
  /// The page of a paper: title, authors, when and which, tags, links, summary, abstract, sources.
  static func blocks(of paper: Paper, look: Look, options: Options) -> [Block] {
    let glyphs = options.glyphs
    var blocks: [Block] = []
    func add(_ block: Block?) {
      if let block, !block.text.isEmpty { blocks.append(block) }
    }
    func gap() {
      if blocks.last?.text.isEmpty == false { blocks.append(Block(text: [], role: .plain)) }
    }

    add(Block(paper.title, .title, look, .title))
    let authorCount = paper.authors.firstItem?.count ?? 0
    if authorCount > collaboration {
      add(firstAuthors(of: paper, authorCount, look, glyphs))
    } else {
      add(Block(list: paper.authors, separator: ", ", .author, look, .author))
    }
    add(facts(of: paper, look, glyphs))
    add(Block(list: paper.tags, separator: "  ", .tag, look))
    gap()
    add(Block(paper.summary, .plain, look))
    gap()
    var abstract = Block("", .plain)
    abstract.append(paper.abstract, look, .abstract, keywords: paper.emphasis)
    if abstract.text.isEmpty { abstract = Block("This digest gives no abstract.", .dim) }
    add(abstract)
    gap()
    if !look.marks.note.isEmpty {
      add(Block("\(glyphs.note) Note", .heading))
      for line in look.marks.note.split(separator: "\n", omittingEmptySubsequences: false) {
        blocks.append(Block(String(line), .plain))
      }
      gap()
    }
    for block in extras(of: paper, look, glyphs) {
      add(block)
      gap()
    }
    add(Block(paper.comment, .dim, look))
    add(Block(paper.journal, .dim, look))
    for address in paper.addresses { add(Block(address, .link)) }
    for address in paper.codeAddresses { add(Block(address, .link)) }
    gap()
    if authorCount > collaboration {
      add(Block("All \(authorCount) authors", .heading))
      add(Block(list: paper.authors, separator: ", ", .author, look, .author))
      gap()
    }
    for entry in paper.entries { add(source(entry, options)) }
    return blocks
  }

  /// With more authors than this, the abstract would be far below: all of them stand at the end.
  private static let collaboration = 25

  /// `A. One, B. Two, … and 1776 more, below`.
  private static func firstAuthors(
    of paper: Paper, _ count: Int, _ look: Look, _ glyphs: Glyphs
  ) -> Block {
    let shown = 10
    var block = Block(
      list: Array(paper.authors.items.prefix(shown)), separator: ", ", .author, look, .author)
    block.append(", \(glyphs.ellipsis) and \(count - shown) more, below")
    return block
  }

  /// `2025-04-18 · arXiv:2504.13989v1 · cs.LG`, `2024-05-07 · ICLR 2024 · openreview.net · x/9…`.
  private static func facts(of paper: Paper, _ look: Look, _ glyphs: Glyphs) -> Block {
    var block = Block("", .date)
    let gap = " \(glyphs.dot) "
    if let day = paper.day { block.append("\(day)" + gap) }
    if let first = paper.firstDay, first != paper.day { block.append("first \(first)" + gap) }
    if !paper.venue.isEmpty {
      block.append(paper.venue, look)
      block.append(gap)
    }
    if let home = paper.homeOutsideArxiv { block.append(home + gap) }
    if paper.id.isArxiv { block.append("arXiv:") }
    let start = block.text.count
    block.append("\(paper.reference)")
    let matched = look.query.matchedPrefix(of: paper.id)
    if matched > 0 { block.matches.append(start..<start + matched) }
    if paper.isWithdrawn {
      block.append(gap)
      let start = block.text.count
      block.append("\(glyphs.withdrawn) withdrawn")
      block.runs.append(Run(range: start..<block.text.count, role: .warning))
    }
    for category in paper.categories {
      block.append(gap)
      block.append(category, look)
    }
    let minutes = readingMinutes(of: paper)
    if minutes > 0 { block.append(gap + "\(minutes) min") }
    block.append(marksOf: look, gap, glyphs)
    return block
  }

  /// How long the texts take to read, in minutes: 230 words or 500 ideographs a minute, the means of
  /// Brysbaert 2019 and of studies of Chinese.
  private static func readingMinutes(of paper: Paper) -> Int {
    var (blanks, ideographs) = (0, 0)
    for passage in [paper.abstract, paper.summary] + paper.extras.map(\.text) where !passage.isEmpty
    {
      passage.withBytes { bytes in
        blanks += 1
        for byte in bytes {
          if byte == 0x20 || byte == 0x0A { blanks += 1 }
          // The first bytes of most ideographs.
          if byte >= 0xE3, byte <= 0xE9 { ideographs += 1 }
        }
      }
    }
    return Int((Double(blanks) / 230 + Double(ideographs) / 500 + 0.5).rounded(.down))
  }

  /// What else the digests say: a paragraph each under its label, and what is short on one line.
  private static func extras(of paper: Paper, _ look: Look, _ glyphs: Glyphs) -> [Block] {
    var short = Block("", .plain)
    var long: [Block] = []
    for (label, text) in paper.extras {
      if text.span.length <= shortExtra {
        if !short.text.isEmpty { short.append(" \(glyphs.dot) ") }
        short.append(label: label, text, look)
      } else {
        var block = Block("", .plain)
        block.append(label: label, text, look)
        long.append(block)
      }
    }
    return long + [short]
  }

  /// The most bytes of an extra that shares its line with others: a score, a topic.
  private static let shortExtra = 40

  /// Which digest said it, and where: `2025-04-25.md:151`.
  private static func source(_ entry: Entry, _ options: Options) -> Block {
    let glyphs = options.glyphs
    let record = entry.record
    var text = "in \(options.names.name(of: entry.digest.path)):\(record.line)"
    if let day = record.day { text += " \(glyphs.dot) \(day)" }
    if record.version > 0 { text += " \(glyphs.dot) v\(record.version)" }
    return Block(text, .dim)
  }
}
