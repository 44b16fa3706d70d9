import Catalog
import Papers

extension State {
  /// Every link of the paper: what arXiv or its own host has of it, and each address and id in its text.
  mutating func openLinks() -> [Effect] {
    guard let paper = somePaper() else { return [] }
    var items: [Menu.Item] = []
    var known: Set<Menu.Choice> = []
    func add(_ label: String, _ detail: String, _ choice: Menu.Choice) {
      if known.insert(choice).inserted {
        items.append(Menu.Item(label: label, detail: detail, choice: choice))
      }
    }
    let texts = paper.readableTexts
    let addresses = [
      (paper.id.isArxiv ? "abstract page" : "page", paper.abstractAddress),
      ("PDF", paper.pdfAddress), ("HTML", paper.htmlAddress), ("page", paper.ownAddress),
      ("DOI", paper.doiAddress),
    ]
    for (label, address) in addresses {
      if let address { add(label, address, .open(address)) }
    }
    for address in paper.codeAddresses { add("code", address, .open(address)) }
    for text in texts {
      for address in Paper.addresses(in: text) { add("in the text", address, .open(address)) }
    }
    for id in paper.namedPapers where id != paper.id {
      add("arXiv:\(id)", results.title(of: id) ?? "not among these papers", .paper(id))
    }
    return open(Menu(title: "Links", items: items), orSay: .noPage)
  }

  /// Goes to a paper; the filter gives way when it hides it. One that is not here opens on arXiv.
  mutating func jump(to id: PaperID) -> [Effect] {
    guard let row = results.library.row(of: id) else {
      guard id.isArxiv else {
        talk.message = .noSuchPaper(id)
        return []
      }
      talk.message = .notHere(id)
      return [.open("https://arxiv.org/abs/\(id)")]
    }
    let isHidden = results.isNarrowed && results.shown.rank(of: row) == nil
    rememberJump()
    let effects = go(to: id, row)
    if isHidden { talk.message = .unhidden(id, back: key(for: "jump-back")) }
    return effects
  }

  /// Goes to a paper whose id was typed, if it is here.
  mutating func goToPaper(typed id: PaperID) -> [Effect] {
    let id = results.library.current(id)
    if results.library.row(of: id) != nil { return jump(to: id) }
    talk.message = .noSuchPaper(id)
    return []
  }

  /// Remembers where the reader is, for the way back.
  mutating func rememberJump() {
    results.remember(
      Jump(
        from: screen.anchor, filter: results.filter.text, order: results.order,
        focus: screen.focus))
  }

  private mutating func go(to id: PaperID, _ row: Row) -> [Effect] {
    var effects: [Effect] = []
    screen.anchor = id
    if triage.round != nil { _ = leaveTriage() }
    if results.shown.rank(of: row) == nil {
      results.widen()
      effects = edited()
    } else if let rank = results.shown.rank(of: row) {
      screen.list.put(cursor: rank, count: results.shown.count, height: height(of: .list))
    }
    reader.leavePaper()
    return effects
  }

  /// Goes back to where the last jump came from, the filter included.
  mutating func jumpBack() -> [Effect] {
    guard let jump = results.jumps.popLast() else {
      talk.message = .noJump
      return []
    }
    let isSame = results.filter.text == jump.filter && results.order == jump.order
    results.filter.set(jump.filter)
    results.order = jump.order
    screen.focus = jump.focus
    screen.anchor = jump.from
    if isSame, let id = jump.from, let row = results.library.row(of: id) { return go(to: id, row) }
    return edited()
  }
}

extension Paper {
  /// The texts that may have addresses and ids in them, as they are shown.
  fileprivate var readableTexts: [String] {
    [abstract, summary, comment, journal].map { ShownText($0).string }
      + extras.map { ShownText($0.text).string }
  }

  /// The arXiv ids in its texts.
  var namedPapers: [PaperID] { readableTexts.flatMap(Paper.ids) }

  /// The arXiv ids in a text: `arXiv:2504.16922`, or the id alone where it can be nothing else.
  static func ids(in text: String) -> [PaperID] {
    text.split { " \n\t()[]{},;“”\"'<>".contains($0) }.compactMap { word in
      var word = word.drop { $0 == "~" }.prefix { $0 != "#" }
      while let last = word.last, ".:!?".contains(last) { word.removeLast() }
      guard let reference = ArxivReference(String(word)) else { return nil }
      let isNamed = word.lowercased().hasPrefix("arxiv:") || word.contains("/")
      // `1234.5678` alone may be any number; five digits after the point are an id.
      let number = word.split(separator: ".").last?.prefix { $0.isNumber }
      return isNamed || number?.count == 5 ? reference.id : nil
    }
  }
}
