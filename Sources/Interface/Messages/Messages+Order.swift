import Catalog
import Papers

/// The sentences of the status line about orders.
extension Message {
  /// What comes first by a key that goes one way, as in `the newest first`.
  static func order(_ part: SortOrder.Part) -> String {
    switch (part.key, part.falls) {
    case (.date, true): "the newest first"
    case (.date, false): "the oldest first"
    case (.title, false): "titles from A to Z"
    case (.title, true): "titles from Z to A"
    case (.author, false): "first authors from A to Z"
    case (.author, true): "first authors from Z to A"
    case (.relevance, true): "the best fit first"
    case (.relevance, false): "the worst fit first"
    case (.added, true): "the latest seen first"
    case (.added, false): "the earliest seen first"
    case (.rating, true): "your best first"
    case (.rating, false): "your worst first"
    case (.citations, true): "the most named first"
    case (.citations, false): "the least named first"
    case (.queue, false): "your queue in its order"
    case (.queue, true): "your queue from its end"
    case (.digest, false): "as the digests have them"
    case (.digest, true): "the digests from the end"
    }
  }

  static func noOrder(_ text: String) -> Message {
    Message(
      "“\(SafeText.line(text))” is no order: it takes \(SortOrder.hint).", isWarning: true)
  }

  /// Relevance was asked for without words.
  static func nothingToFit(filter: String) -> Message {
    Message(
      "No paper fits better than another: the filter has no words. \(filter) takes some."
    )
  }
}
