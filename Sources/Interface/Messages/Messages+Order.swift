import Catalog
import Papers

/// The sentences of the status line about orders.
extension Message {
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
