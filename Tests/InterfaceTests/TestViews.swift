import Catalog
import Interface

/// Saved views as their file keeps them, in memory.
struct TestViews {
  private(set) var text: ViewsText
  private var history = ViewHistory()

  static let usual = """
    # My views
    unread = is:unread
    starred = is:starred
    queue = is:queued
    kv = kv cache

    """

  init(_ text: String, _ before: TestViews? = nil) {
    self.text = ViewsText(text)
    if let before { history = before.history }
  }

  mutating func answer(_ request: ViewsRequest) -> Answer.Content {
    do throws(ViewRefusal) {
      let step = try history.answer(request, &text)
      return .views(text.list, .success(step))
    } catch {
      return .views(text.list, .failure(error))
    }
  }
}
