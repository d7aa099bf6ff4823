//! Our own drawings, from `style/icons`.

/// The drawing of this name, as markup that screen readers skip.
#[macro_export]
macro_rules! icon {
    ($name:literal) => {
        ::leptos::view! {
            <span
                class="icon"
                inner_html=include_str!(concat!(
                    env!("CARGO_MANIFEST_DIR"),
                    "/../style/icons/",
                    $name,
                    ".svg"
                ))
            ></span>
        }
    };
}
