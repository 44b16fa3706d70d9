import Papers

/// What many entries have under the same label, as the topic under whose heading they stand.
///
/// It is cleaned for the first of them. Where nothing had to be done, it is copied for all others.
package struct RepeatedExtra {
  let label: StaticString
  package let text: [UInt8]
  /// The label, a separator and the text, if that is how they stand in the arena; empty if not.
  fileprivate var clean: [UInt8]?

  package init(_ label: StaticString, _ text: [UInt8]) {
    self.label = label
    self.text = text
  }
}

extension DigestBuilder {
  /// Does what `add(extra:)` does with the label and the text.
  package mutating func add(_ extra: inout RepeatedExtra) {
    if let clean = extra.clean, !clean.isEmpty { return addExtras(clean: clean) }
    let isFirst = draft.record.extras.isEmpty
    extra.text.withUnsafeBytes { add(extra: extra.label, $0) }
    // Behind others it is not seen where it begins.
    guard extra.clean == nil, isFirst else { return }
    let asWritten = Array(extra.label.description.utf8) + [Digest.separator] + extra.text
    extra.clean = text(of: draft.record.extras) == asWritten ? asWritten : []
  }
}
