import Papers

/// The tags and categories of the papers of a library, numbered as papers come and go.
struct PaperValues {
  private(set) var tags: Vocabulary
  private(set) var categories: Vocabulary
  /// How many papers have each of the tags.
  private(set) var tagTotals: [UInt32]

  init(of library: Library) {
    (tags, categories, tagTotals) = (library.tags, library.categories, library.tagTotals)
  }

  /// The tags of a paper that comes, each once.
  mutating func takeTags(of paper: Paper) -> [UInt32] {
    var numbers: [UInt32] = []
    var known: Set<UInt32> = []
    for tag in paper.tags.prefix(Int(UInt16.max)) {
      let number = tags.add(tag)
      guard known.insert(number).inserted else { continue }
      numbers.append(number)
      if number == tagTotals.count { tagTotals.append(0) }
      tagTotals[Int(number)] += 1
    }
    return numbers
  }

  /// The categories of a paper that comes, each once.
  mutating func takeCategories(of paper: Paper) -> [UInt32] {
    var numbers: [UInt32] = []
    for category in paper.categories.prefix(Int(UInt8.max)) {
      let number = categories.add(short: category)
      if !numbers.contains(number) { numbers.append(number) }
    }
    return numbers
  }

  /// Takes the tags of a paper back that goes. What a damaged file says may be of no tag.
  mutating func dropTags(_ numbers: some Sequence<UInt32>) {
    for tag in numbers where tag < tagTotals.count && tagTotals[Int(tag)] > 0 {
      tagTotals[Int(tag)] -= 1
    }
  }
}
