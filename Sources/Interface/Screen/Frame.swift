import Canvas
import Catalog
import Papers

/// Something on the screen that can be pointed at.
public struct Target: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    /// A part of the screen where nothing more special stands.
    case area(Area)
    case paper(PaperID)
    /// A row of the facets, and a heading among them.
    case facet(Facet.Key)
    case facetSection(FacetSection)
    /// A row of the saved views, by its name.
    case view(String)
    /// A word of the filter in the heading that names a facet.
    case chip(Facet.Key, FacetChoice)
    /// A hint or a heading: what its key does.
    case command(String)
    /// A row of the help.
    case help(String)
    case item(Menu.Item)
    /// What the word at the caret of the filter may become.
    case completion(Completion)
    case address(String)
  }

  /// What turns with the wheel, and gets the focus by a press.
  enum Area: Hashable, Sendable {
    case list, reader, facets, views
    /// The pinned paper, instead of the list.
    case pinned
    case menu, help
    /// All that is not the menu or the help while one is open.
    case outside
  }

  let kind: Kind

  init(_ kind: Kind) {
    self.kind = kind
  }

  var isFacet: Bool {
    switch kind {
    case .facet, .chip: true
    default: false
    }
  }
}

/// A turn of the wheel over a part of the screen; lines down are positive.
public struct Wheel: Hashable, Sendable {
  let area: Target.Area
  let lines: Int
}

/// What the screen showed where, noted by the panes while they painted it.
///
/// A press is about what stood under the pointer on the screen that the reader saw: keys and answers
/// may have changed the state since, so that a row is noted by its paper and not by its number.
struct Frame {
  /// The context of the keys when it was painted.
  private(set) var context = Context.list
  /// Which vocabulary the numbers of its tags are from (`Results.vocabularyNumber`).
  private(set) var vocabularyNumber = 0
  private var spots: [(rect: Rect, target: Target)] = []

  /// Begins anew.
  mutating func begin(_ context: Context, vocabularyNumber: Int) {
    (self.context, self.vocabularyNumber) = (context, vocabularyNumber)
    spots.removeAll(keepingCapacity: true)
  }

  /// Notes what stands in a rectangle, over what was noted before.
  mutating func add(_ kind: Target.Kind, in rect: Rect) {
    if !rect.isEmpty { spots.append((rect, Target(kind))) }
  }

  /// What stands at a cell.
  func target(at point: Point) -> Target? {
    spots.last { $0.rect.contains(point) }?.target
  }

  /// The part of the screen that a cell belongs to.
  func area(at point: Point) -> Target.Area? {
    for (rect, target) in spots.reversed() where rect.contains(point) {
      if case .area(let area) = target.kind { return area }
    }
    return nil
  }
}
