import Papers

/// The structure of a text in which people list papers: blocks in the order of the document, with what a
/// person reads in them. Markdown, HTML pages and Org are read into this; where the papers are in it is
/// asked of the outline alone.
///
/// Flat arrays instead of a tree of objects: a block knows where the blocks within it end, so that walking
/// is counting. Texts are final: entities are decoded, escapes undone, mark-up is gone into `runs`; TeX stands as
/// written. Lines of a block are divided by line feeds.
struct Outline {
  /// In document order; what is within a block follows it.
  var blocks: [Block] = []
  /// The texts of all blocks.
  var text: [UInt8] = []
  /// Where texts are bold, links and the like; in the order in which they begin, an outer one first.
  var runs: [Run] = []
  /// The targets of links and images, and their titles: `Run.target` points here.
  var targets: [UInt8] = []
  /// The names of facts.
  var names: [String] = []

  /// One block; plain values alone, so that passing it on costs nothing.
  struct Block {
    var kind: Kind
    /// The line on which it begins in the file, from 1.
    var line: UInt32
    /// How many blocks it is within.
    var depth: UInt16
    /// The index of the first block after it that is not within it.
    var end: Int
    /// Its own text in `Outline.text`, without that of blocks within it. Only blocks of text have one:
    /// headings, paragraphs, cells, summaries, terms, code and fields.
    var text: Range<Int>
    /// Its part of `Outline.runs`.
    var runs: Range<Int>
  }

  /// What a block is.
  enum Kind: Equatable {
    /// From 1; also `<h2>`, Org's stars and a line that is underlined.
    case heading(level: Int)
    /// Text; also what stands directly in an item of a tight list.
    case paragraph
    case list(isOrdered: Bool)
    case item
    case quotation
    /// A code fence, `<pre>`, `#+begin_src`: its language is not kept.
    case code
    case rule
    case table
    /// A row, of the header or of the body; its cells are within it.
    case row(isHeader: Bool)
    /// A cell; paragraphs in it are lines of its text.
    case cell
    /// `<details>`; the summary is the first block in it.
    case details
    case summary
    /// The term of a definition (`<dt>`).
    case term
    /// Facts of the whole file or of a heading: front matter, Org's drawers. Fields are within it.
    case properties
    /// One fact under a name, by its place in `Outline.names`; its text is the value. A list has a line each.
    case field(name: Int)
  }

  /// A part of a text that is something.
  struct Run {
    var kind: RunKind
    /// In `Outline.text`.
    var range: Range<Int>
    /// In `Outline.targets`; empty when there is none.
    var target: Range<Int> = 0..<0
  }

  enum RunKind {
    case bold, italic, code, struck
    /// `[text](target)`, `<a href>`, `[[target][text]]`, a bare address: text and target are alike.
    case link
    /// An image: its text is what stands for it.
    case image
    /// A wiki link, `[[Name|text]]`.
    case wiki
    /// A mark of a footnote, or raised text: `[^1]`, `<sup>`.
    case raised
  }
}
