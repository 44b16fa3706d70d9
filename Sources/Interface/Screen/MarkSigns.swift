import Canvas
import Catalog
import Papers

/// What the list shows of a paper's marks: a sign left of the date, three before the title. Small and
/// comparable, because rows are drawn anew when their signs change.
struct MarkSigns: Hashable {
  enum Arrival: Hashable { case none, new, revised }

  var arrival = Arrival.none
  var isRead = false
  var isStarred = false
  var rating = 0
  var isNoted = false
  var isQueued = false
  var isLabelled = false
  var isPending = false
  var isTicked = false
  /// The filter would not find it any more.
  var isKept = false

  /// The filter does not find it: it stands between those that it finds.
  var isOther = false

  /// The sign left of the date.
  func edge(_ glyphs: Glyphs) -> Piece? {
    if isTicked { return Piece(text: glyphs.ticked, role: .selected) }
    return isKept ? Piece(text: glyphs.kept, role: .dim) : nil
  }

  /// The signs before the title, by their columns.
  func signs(_ glyphs: Glyphs) -> [Piece?] {
    var signs: [Piece?] = [nil, nil, nil]
    if isRead {
      signs[0] = Piece(text: glyphs.read, role: .dim)
    } else if arrival != .none {
      signs[0] = Piece(text: arrival == .new ? glyphs.fresh : glyphs.revised, role: .marker)
    }
    if isStarred {
      signs[1] = Piece(text: glyphs.star, role: .star)
    } else if rating > 0 {
      signs[1] = Piece(text: "\(rating)", role: .star)
    }
    if isPending {
      signs[2] = Piece(text: glyphs.pending, role: .dim)
    } else if isNoted {
      signs[2] = Piece(text: glyphs.note, role: .label)
    } else if isQueued {
      signs[2] = Piece(text: glyphs.queued, role: .label)
    } else if isLabelled {
      signs[2] = Piece(text: glyphs.label, role: .label)
    }
    return signs
  }
}

extension State {
  /// The signs of a paper; a few look-ups.
  func signs(of id: PaperID, isFound: Bool, isInRange: Bool) -> MarkSigns {
    let own = marks[id]
    var signs = MarkSigns()
    // What has been dealt with is not new any more.
    if marks.waitingArrivals.contains(id) {
      signs.arrival = marks.arrivals.new.contains(id) ? .new : .revised
    }
    (signs.isRead, signs.isStarred, signs.rating) = (own.isRead, own.isStarred, own.rating)
    (signs.isNoted, signs.isQueued) = (!own.note.isEmpty, own.queueRank != nil)
    signs.isLabelled = !own.labels.isEmpty
    signs.isPending = marks.all.isPending(id)
    signs.isTicked = isInRange || ticked.papers.contains(id)
    signs.isKept = results.kept.contains(id)
    signs.isOther = !isFound
    return signs
  }
}

extension ReaderPage.Block {
  /// ` · ★ starred · ✓ read · to cite`: the marks behind the facts of a paper.
  mutating func append(marksOf look: ReaderPage.Look, _ gap: String, _ glyphs: Glyphs) {
    let marks = look.marks
    func add(_ text: String, _ role: Role) {
      append(gap)
      let start = self.text.count
      append(text)
      runs.append(ReaderPage.Run(range: start..<self.text.count, role: role))
    }
    if let arrival = look.arrival { add(arrival, .marker) }
    if marks.isStarred { add("\(glyphs.star) starred", .star) }
    if marks.rating > 0 { add("rated \(marks.rating)", .star) }
    if marks.isRead { add("\(glyphs.read) read", .dim) }
    if marks.queueRank != nil { add("\(glyphs.queued) queued", .label) }
    if !marks.note.isEmpty { add("\(glyphs.note) note", .label) }
    for label in marks.labels { add("\(glyphs.label)\(label)", .label) }
    if look.isPending { add(glyphs.pending, .dim) }
  }
}
