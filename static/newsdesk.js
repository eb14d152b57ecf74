// The one thing that neither the server nor htmx can know: that scripts run here.
document.documentElement.classList.add("scripted");
