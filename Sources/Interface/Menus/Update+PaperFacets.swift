import Catalog
import Papers

extension State {
  /// What the paper has that others may have too, a key each: Enter asks for it, `-` for papers without it.
  mutating func openPaperFacets() -> [Effect] {
    guard let paper = somePaper() else { return [] }
    let items = paper.facetLeaves.map { leaf, name, kind in
      Menu.Item(label: name, detail: kind, choice: .narrow(leaf))
    }
    return open(Menu(title: "Papers with the same", items: items), orSay: .nothingToNarrowBy)
  }

  /// Asks for papers without what the item under the cursor of a menu stands for.
  mutating func exclude(by menu: Menu) -> [Effect] {
    guard menu.items.indices.contains(menu.window.cursor),
      case .narrow(let leaf) = menu.items[menu.window.cursor].choice
    else { return [] }
    prompt.mode = .browsing
    return narrow(by: leaf, as: .excluded)
  }
}
