import Digests

/// Makes entries of outlines.
struct OutlineEntries {
  mutating func read(_ outline: Outline, into builder: inout DigestBuilder) {}
}
