import Papers

extension NameCondition {
  /// Whether a venue fits, as it is shown.
  func fits(venue: Passage) -> Bool {
    guard !venue.isEmpty else { return false }
    let shown = ShownText(venue).withBytes(Fold.folded)
    return isWhole ? shown == folded : Needle(shown).contains(Needle(folded))
  }
}
