import Digests

/// Finds the papers in the structure of a text, as a person would.
///
/// A person who opens a list sees at once what is one paper: a bullet, a row, a section under a heading, a few
/// lines between blank ones. What they see is the smallest block that names one paper and has a title for it.
/// So the outline is read in two steps.
///
/// First each place is found where a paper is named (`PaperMark`): a link to arXiv or to a known host of papers,
/// an address in the text, an id that says what it is. Marks know the next one that is of another paper, so that
/// asking whether a block is about one costs nothing.
///
/// Then the document is gone through section by section (`SectionReader`). A section is what stands between two
/// headings; headings that only say `Abstract` or `Links` divide nothing. Its units are paragraphs, the items of
/// lists, the rows of tables; a paragraph in which several lines name papers counts by its lines. For each unit
/// that names a paper the question is whether it has a title of its own:
///
/// - It has: it is an entry, with the text that follows.
/// - It has not, but a line before it that looks like a title was not used: the two are one entry.
/// - It has not, and the heading has the words of a title: the section is one entry.
/// - Else it is named in passing, and stays in the text of the entry around it.
///
/// A heading under which several papers have titles of their own is a topic. What belongs to an entry is read
/// by `EntryReader`: the title by rank, fields by their labels, the rest by its looks. Tables have a reader of
/// their own (`TableEntries`), because their header says what is where; so have notes about one paper
/// (`NoteEntries`), whose facts stand at the head of the file.
///
/// Papers without an arXiv id are found the same way. A link to a known host is as good as one to arXiv; a
/// link that is merely called `Paper` counts among papers only (`Page.hasPapers`).
struct OutlineEntries {
  /// The headings above, by level.
  private var topics: [[UInt8]] = [[], [], [], [], [], [], []]
  private var reader = EntryReader()
  private var tables = TableEntries()
  private var marks = PaperMarks()
  /// The first chunk was read: what stands at its beginning stands at the head of the file.
  private var hasBegun = false

  /// Reads the entries of a chunk of a document into `builder`. Chunks are cut where blocks end that are within
  /// no other, best before a heading: an entry does not go over from one to the next.
  mutating func read(_ outline: Outline, into builder: inout DigestBuilder) {
    var answers = Answers()
    withUnsafeMutablePointer(to: &answers) { answers in
      outline.withParts(answers) { parts in
        // Taken out while the page, which is of it, is read.
        var marks = PaperMarks()
        swap(&marks, &self.marks)
        marks.find(parts) { read($0, into: &builder) }
        self.marks = marks
      }
    }
  }

  private mutating func read(_ page: Page, into builder: inout DigestBuilder) {
    let isHead = !hasBegun
    hasBegun = hasBegun || !page.blocks.isEmpty
    if page.marks.isEmpty, !isHead {
      takeHeadings(page)
      return FencedRecords.read(page, into: &builder)
    }
    if isHead, var note = NoteEntries(page) {
      note.write(page, &reader, into: &builder)
      return
    }
    var sections = SectionReader(page, topics: topics, reader: reader, tables: tables)
    sections.read(page.blocks.indices, title: nil, into: &builder)
    (topics, reader, tables) = (sections.topics, sections.reader, sections.tables)
    FencedRecords.read(page, into: &builder)
  }

  /// Nothing is named here but headings.
  private mutating func takeHeadings(_ page: Page) {
    for block in page.siblings(in: page.blocks.indices) {
      guard case .heading(let level) = page.blocks[block].kind else { continue }
      Topics.set(&topics, level: level, page.slice(page.blocks[block].text))
    }
  }
}

extension Outline {
  /// Lends the arrays of the outline as the parts of a page.
  fileprivate func withParts(
    _ answers: UnsafeMutablePointer<Answers>, _ body: (UnsafeMutablePointer<Page.Parts>) -> Void
  ) {
    blocks.withUnsafeBufferPointer { blocks in
      runs.withUnsafeBufferPointer { runs in
        text.withUnsafeBytes { text in
          targets.withUnsafeBytes { targets in
            names.withUnsafeBufferPointer { names in
              var parts = Page.Parts(
                blocks: blocks, runs: runs, text: text, targets: targets, names: names,
                answers: answers)
              withUnsafeMutablePointer(to: &parts, body)
            }
          }
        }
      }
    }
  }
}
