import Digests
import Papers

/// Which cell of a row has the title.
extension TableEntries {
  /// The cell with the title: that of the column that is called so, else the one that looks most like it. A table
  /// of methods or models has names of a word, which look less like titles than what it praises them for; so what
  /// its columns are called counts before the looks of words.
  func titleCell(_ units: [Unit], _ page: Page) -> Int? {
    if let index = columns.firstIndex(where: { $0.label == .title }), index < units.count {
      return index
    }
    var best: (index: Int, look: CellLook)?
    for (index, unit) in units.enumerated() {
      let column = index < columns.count ? columns[index] : nil
      if let label = column?.label, ![.paper, .pdf, .link, .id, .other].contains(label) {
        continue
      }
      guard let look = look(at: unit, column, page) else { continue }
      if best.map({ look < $0.look }) ?? true { best = (index, look) }
    }
    return best?.index
  }

  /// How a cell may be the title of its row, the best first.
  private enum CellLook: Comparable {
    case found(FoundTitle.Rank)
    /// Words in a column for papers; a name in a column for what they are about; words anywhere.
    case paper, name, words
    case word
  }

  private func look(at cell: Unit, _ column: Column?, _ page: Page) -> CellLook? {
    guard let text = page.firstText(of: cell) else { return nil }
    let rank = EntryReader.title(of: cell, EntryReader.mark(of: cell, page)?.reference?.id, page)
      .rank
    if let rank, rank == .link || rank == .bold { return .found(rank) }
    let whole = TitleText(text.range, page).range
    let people = rank == nil ? whole : TextEdges.trimmed(text.range, in: page.text)
    if page.isNameList(people) { return nil }
    if let rank, rank < .sentence { return .found(rank) }
    let look = TitleText.look(at: whole, page)
    if rank == nil, look == .none { return nil }
    if column?.label == .paper, rank != nil || look == .full { return .paper }
    if let column, LabelWords.saysName(page.slice(column.heading)) { return .name }
    return rank != nil || look == .full ? .words : .word
  }
}
